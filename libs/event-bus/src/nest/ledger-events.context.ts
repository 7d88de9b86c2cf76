import { BaseRpcContext } from '@nestjs/microservices';

/** What a handler may learn beside the event: `@Ctx() context: LedgerEventContext`. */
export class LedgerEventContext extends BaseRpcContext<[consumer: string, attempt: number]> {
  get consumer(): string {
    return this.args[0];
  }

  /** From 1; more than 1 where the handler failed before. */
  get attempt(): number {
    return this.args[1];
  }
}
