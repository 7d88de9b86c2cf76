import { CommandFailed, EXIT, UsageFaults } from '../command-line/exit-codes.ts';

interface Named {
  readonly name?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly settings?: readonly { readonly name: string; readonly value: string; readonly expected: string }[];
}

/** Errors of the services and stores that are made for people, and what a command ends with for them. */
const FOR_PEOPLE: Readonly<Record<string, number>> = {
  StoreUnusable: EXIT.unreachable,
  StoreUnavailable: EXIT.unreachable,
  ReadStoreUnavailable: EXIT.unreachable,
  VaultUnavailable: EXIT.unreachable,
  BusUnavailable: EXIT.unreachable,
  CompartmentUnavailable: EXIT.unreachable,
  BallotBoxesUnavailable: EXIT.unreachable,
  FileStoreUnavailable: EXIT.unreachable,
  MongoDbUnavailable: EXIT.unreachable,
  NatsUnreachable: EXIT.unreachable,
  ProgramNotFound: EXIT.unreachable,
  ServerFailed: EXIT.unreachable,
  VaultDamaged: EXIT.failed,
  VaultElsewhere: EXIT.failed,
  CompartmentDamaged: EXIT.failed,
  BallotBoxesDamaged: EXIT.failed,
  WrongMasterKey: EXIT.failed,
  MasterKeyRefused: EXIT.usage,
  MoveRefused: EXIT.failed,
  MissingGuarantees: EXIT.usage,
  RealForumWithoutKey: EXIT.usage,
  NoForumFounded: EXIT.failed,
};

/** What a start of the services that failed comes to: known by name, since their classes are loaded only when needed. */
export function told(error: unknown): unknown {
  const { name = '', message = '', settings, reason } = error as Named;
  if (settings !== undefined) return new UsageFaults(settings);
  if (name === 'StoreUnusable' && (reason === 'damaged' || reason === 'elsewhere'))
    return new CommandFailed(EXIT.failed, message);
  const exitCode = FOR_PEOPLE[name];
  if (exitCode !== undefined) return new CommandFailed(exitCode, message, [], { cause: error });
  const { code, address, port } = error as { code?: string; address?: string; port?: number };
  if (code === 'EADDRINUSE') {
    return new CommandFailed(
      EXIT.unreachable,
      `${address}:${port} is taken by another process; PORT may name a free one`,
    );
  }
  if (code === 'EACCES' && port !== undefined) {
    return new CommandFailed(EXIT.usage, `${address}:${port} may not be used by this user; PORT takes one above 1023`);
  }
  return error;
}

/** What the work comes to. @throws what `told` makes of its failure */
export async function inWords<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw told(error);
  }
}

/** True where another process of Baraza works in the folder. */
export function isInUse(error: unknown): boolean {
  const { name, reason, message = '' } = error as Named;
  return (name === 'StoreUnusable' && reason === 'in-use') || (name === 'VaultUnavailable' && /held by/.test(message));
}
