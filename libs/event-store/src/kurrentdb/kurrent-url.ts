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

/**
 * Takes a KurrentDB URL apart: `kurrentdb://user:password@host:2113,host:2113?tls=true&streamPrefix=baraza`. Everything
 * but `streamPrefix` is the client's own.
 * @returns undefined where it is none
 */
export function parseKurrentUrl(url: string): KurrentAddress | undefined {
  const { scheme, user, password, hosts, query = '' } = FORM.exec(url)?.groups ?? {};
  if (scheme === undefined || hosts === undefined) return undefined;
  const settings = query.split('&').filter((setting) => setting !== '');
  if (settings.some((setting) => !/^[^=]+=[^=]+$/.test(setting))) return undefined;
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
