/** As much as is used here of packages that come without types, or whose types want packages of their own. */
declare module 'autocannon' {
  interface Request {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    setupRequest?(request: Request): Request;
  }
  interface Running extends PromiseLike<{
    readonly '2xx': number;
    readonly statusCodeStats: Readonly<Record<string, unknown>>;
  }> {
    on(event: 'response', told: (client: unknown, status: number, bytes: number, milliseconds: number) => void): void;
  }
  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    readonly amount: number;
    readonly requests: readonly Request[];
  }): Running;
}

declare module '@event-driven-io/emmett-sqlite' {
  interface Connection {
    command(sql: string): Promise<unknown>;
    close(): void;
  }
  export function sqliteConnection(options: { readonly fileName: string }): Connection;
  export function getSQLiteEventStore(options: {
    readonly fileName: string;
    readonly schema: { readonly autoMigration: 'CreateOrUpdate' };
    readonly connectionOptions: { readonly singleton: true; readonly connection: Connection };
  }): {
    appendToStream(
      stream: string,
      events: readonly { readonly type: string; readonly data: object }[],
      options: { readonly expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
    ): Promise<unknown>;
  };
}
