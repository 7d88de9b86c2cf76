import { readFileSync } from 'node:fs';
import { type BarazaConfig, CONFIG } from '@baraza/service-kit';
import { type FactoryProvider, Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { GatewayMessenger } from './gateway-messenger.ts';
import type { Messenger } from './messenger.port.ts';
import { SmtpMessenger } from './smtp-messenger.ts';

/** Nest token of the ways out of the house, the preferred first. */
const WAYS_OUT = Symbol('members.messengers');

/** What this process sends notices by, as its settings say; none: every notice is a letter. */
@Injectable()
export class Messengers implements OnModuleDestroy {
  readonly #ways: readonly Messenger[];

  constructor(@Inject(WAYS_OUT) ways: readonly Messenger[]) {
    this.#ways = ways;
  }

  /** The preferred first. */
  get channels(): readonly Messenger['channel'][] {
    return this.#ways.map(({ channel }) => channel);
  }

  of(channel: string): Messenger | undefined {
    return this.#ways.find((one) => one.channel === channel);
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.#ways.map((one) => one.close()));
  }
}

export const waysOutProvider: FactoryProvider = {
  provide: WAYS_OUT,
  inject: [CONFIG],
  useFactory: ({ notices: { smtp, gateway } }: BarazaConfig): readonly Messenger[] => [
    ...(smtp === undefined ? [] : [new SmtpMessenger(smtp)]),
    ...(gateway === undefined
      ? []
      : [new GatewayMessenger({ url: gateway.url, secret: secretIn(gateway.secretFile) })]),
  ],
};

/** The secret that is shared with the gateway: settings have been checked for it. */
export function secretIn(file: string): string {
  return readFileSync(file, 'utf8').trim();
}
