import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { StartUp } from './start-up.ts';

export interface ServingStatus {
  readonly status: 'serving' | 'starting' | 'failed' | 'closing';
}

/**
 * Whether requests belong to this process at all. What asks it takes the whole process off the network, with every page and
 * the commands that mend what stands still: so no view, reader or copy of the record has a say in it.
 */
@Injectable()
export class Serving implements OnModuleDestroy {
  #isClosing = false;

  constructor(private readonly startUp: StartUp) {}

  /** From now on it is ending: the port may still be open for a while. */
  close(): void {
    this.#isClosing = true;
  }

  onModuleDestroy(): void {
    this.close();
  }

  look(): ServingStatus {
    if (this.#isClosing) return { status: 'closing' };
    if (this.startUp.failure !== undefined) return { status: 'failed' };
    return { status: this.startUp.underWay.length > 0 ? 'starting' : 'serving' };
  }
}
