import { Injectable } from '@nestjs/common';
import { StartUp } from './start-up.ts';

export interface ServingStatus {
  readonly status: 'serving' | 'starting' | 'failed' | 'closing';
}

/**
 * Whether requests belong to this process at all. What asks it takes the whole process off the network, with every page and
 * the commands that mend what stands still: so no view, reader or copy of the record has a say in it.
 */
@Injectable()
export class Serving {
  #isClosing = false;

  constructor(private readonly startUp: StartUp) {}

  /** Called when the process is told to end: its port stays open while what is under way comes to its end. */
  close(): void {
    this.#isClosing = true;
  }

  look(): ServingStatus {
    if (this.#isClosing) return { status: 'closing' };
    if (this.startUp.failure !== undefined) return { status: 'failed' };
    return { status: this.startUp.underWay.length > 0 ? 'starting' : 'serving' };
  }
}
