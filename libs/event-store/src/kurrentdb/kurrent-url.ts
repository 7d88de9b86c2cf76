/** A KurrentDB's address without what must not be logged. */
export interface KurrentAddress {
  /** For the client: hosts and its own settings, no credentials. */
  readonly connection: string;
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  /** What the names of this forum's streams begin with. */
  readonly prefix: string;
}

const FORM =
  /^(?<scheme>(?:kurrentdb|kurrent|kdb|esdb)(?:\+discover)?):\/\/(?:(?<user>[^:@/?]*):(?<password>[^@/?]*)@)?(?<hosts>[^@/?]+)\/?(?:\?(?<query>.*))?$/;
/** Two forums on one server are told apart by it. */
const PREFIX = /^[a-z][a-z0-9]{0,30}$/;
const DEFAULT_PREFIX = 'baraza';

/** Told where an URL is refused. */
export const KURRENT_URL_EXPECTED =
  'kurrentdb://host:2113?tls=true, without a nodePreference or with leader: other nodes take no appends; ' +
  'without gossipTimeout, which one half of the client takes for seconds and the other for milliseconds; ' +
  'with maxDiscoverAttempts, if at all, of 2 or more: with fewer one half never connects';

/**
 * Takes a KurrentDB URL apart: `kurrentdb://user:password@host:2113,host:2113?tls=true&streamPrefix=baraza`. Everything
 * but `streamPrefix` is the client's own.
 * @returns undefined where it is none, or has a setting with which the client would be of no use
 */
export function parseKurrentUrl(url: string): KurrentAddress | undefined {
  const { scheme, user, password, hosts, query = '' } = FORM.exec(url)?.groups ?? {};
  if (scheme === undefined || hosts === undefined) return undefined;
  const settings = query.split('&').filter((setting) => setting !== '');
  if (settings.some((setting) => !/^[^=]+=[^=]+$/.test(setting))) return undefined;
  if (settings.some(isOfNoUse)) return undefined;
  const ours = settings.find((setting) => setting.startsWith('streamPrefix='));
  const name = ours?.slice('streamPrefix='.length) ?? DEFAULT_PREFIX;
  if (!PREFIX.test(name)) return undefined;
  const theirs = settings.filter((setting) => setting !== ours);
  try {
    return {
      connection: `${scheme.replace('esdb', 'kurrentdb')}://${hosts}${theirs.length > 0 ? `?${theirs.join('&')}` : ''}`,
      credentials:
        user === undefined || password === undefined
          ? undefined
          : { username: decodeURIComponent(user), password: decodeURIComponent(password) },
      prefix: `${name}.`,
    };
  } catch {
    return undefined; // a % that stands for nothing
  }
}

/**
 * Whether a setting leads the client to a node that takes no appends, or is not understood alike by the half of it that
 * reads and the other half. It reads names and values whatever their case.
 */
function isOfNoUse(setting: string): boolean {
  const [name, value] = setting.split('=').map((part) => part.trim().toLowerCase().replaceAll(/[_-]/g, ''));
  if (name === 'nodepreference') return value !== 'leader';
  if (name === 'maxdiscoverattempts') return !(Number(value) >= 2);
  return name === 'gossiptimeout';
}
