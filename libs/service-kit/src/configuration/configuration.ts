/** Settings of a process, checked. Every adapter is chosen by the scheme of its URL. */
export interface BarazaConfig {
  /** The process's name: `standalone`, or the service it runs. It names its files, its NATS credentials and its logs. */
  readonly service: string;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Absolute path of the folder that holds everything this forum keeps. */
  readonly dataFolder: string;
  readonly eventStore: AdapterUrl;
  readonly eventBus: AdapterUrl;
  /** Servers of NATS that keep a copy of the record's stream each. */
  readonly eventBusReplicas: number;
  readonly readStore: AdapterUrl;
  readonly serviceStore: AdapterUrl;
  readonly vault: AdapterUrl;
  readonly keys: AdapterUrl;
  /** Where the sealed compartment lies, which two officers open together. */
  readonly sealed: AdapterUrl;
  readonly ledgerStore: AdapterUrl;
  /** Where files lie, locked: a folder, or a bucket. */
  readonly files: AdapterUrl;
  /** Where secret answers lie until they are drawn. */
  readonly ballots: AdapterUrl;
  /** The file of the key that wraps the secrets of boxes in a MongoDB; undefined where they are in a file. */
  readonly ballotsKeyFile: string | undefined;
  /** Where the key that wraps all other keys comes from; undefined: the sample forum's own key. */
  readonly masterKey: { readonly file: string } | { readonly passphraseFile: string } | undefined;
  /** A real issuer of tokens; undefined: the development issuer, on loopback only. */
  readonly oidc: { readonly issuer: string; readonly audience: string } | undefined;
  /** Where the development issuer's key lies: in the data folder, unless several processes share one. */
  readonly developmentKeyFile: string;
  /** A file that says what time it is, for telling a story of years; undefined: the system's clock. */
  readonly clockFile: string | undefined;
  /** How notices leave the house: by e-mail, by a gateway for short messages, or both; letters where neither is set. */
  readonly notices: {
    /** The address may hold a password: never logged. */
    readonly smtp?: { readonly url: string; readonly from: string };
    readonly gateway?: { readonly url: string; readonly secretFile: string };
  };
  /** Programs outside that subscribe to the bus over NATS; read by the ledger. */
  readonly integrators: {
    readonly names: readonly string[];
    /** How they reach it, without credentials or a slash at the end; undefined: nobody says. */
    readonly url?: string;
  };
  readonly log: LogLevel;
  /** How this forum is reached from outside, without a slash at the end; undefined: by host and port. */
  readonly publicUrl: string | undefined;
  /** Milliseconds after which a request that has not been answered is given up. */
  readonly requestTimeoutMs: number;
  /** Requests a minute and address; undefined on loopback. */
  readonly rateLimit: number | undefined;
  /** Addresses and networks of proxies whose word is taken for where a request came from. */
  readonly trustedProxies: readonly string[];
  /** Where traces go; undefined: they are off. */
  readonly tracing:
    | {
        /** The collector's address for spans, OTLP over HTTP. */
        readonly url: string;
        /** What the process is called in traces; undefined: as the service. */
        readonly serviceName: string | undefined;
        readonly sampling: TraceSampling;
        /** How long spans may wait for others that go with them. */
        readonly scheduleDelayMs: number;
      }
    | undefined;
}

/** Which traces are kept that begin here; and whether one that began elsewhere is kept as its caller said. */
export interface TraceSampling {
  readonly root: 'always_on' | 'always_off' | 'traceidratio';
  /** For `traceidratio`. */
  readonly ratio: number;
  readonly followsParent: boolean;
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface AdapterUrl {
  /** `sqlite`, `nats`, `in-process`, `file`, `s3`, `memory`. */
  readonly scheme: string;
  /** As given. May hold credentials: never logged. */
  readonly url: string;
  /** For `sqlite:` the absolute path of the file, for `file:` of the folder. */
  readonly path?: string;
}

export interface WrongSetting {
  readonly name: string;
  /** As given; `(hidden)` for a secret. */
  readonly value: string;
  readonly expected: string;
}

/** Every wrong setting at once, so that one start shows them all. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';
  readonly settings: readonly WrongSetting[];

  constructor(settings: readonly WrongSetting[]) {
    super(
      [
        'These settings are wrong:',
        ...settings.map((one) => `  ${one.name}=${one.value} (expected ${one.expected})`),
      ].join('\n'),
    );
    this.settings = settings;
  }
}
