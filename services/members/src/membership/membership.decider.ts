import { type Deciding, unreachable } from '@baraza/domain';
import { admit, apply, bringIn, defer, endorse, reject, screen, withdraw } from './membership.admission.ts';
import type { MembershipCommand } from './membership.commands.pure.ts';
import { expel, liftSuspension, reinstateAfterAppeal, suspend } from './membership.conduct.ts';
import { dissolve, move } from './membership.ending.ts';
import type { MembershipState } from './membership.state.ts';
import { changeCategory, reinstate, renew, resign } from './membership.term.ts';

/** Any command on a membership, by its name. */
export function decide(command: MembershipCommand, state: MembershipState, given: Deciding) {
  switch (command.name) {
    case 'apply':
      return apply(state, command.of, command.facts, given);
    case 'bring-in':
      return bringIn(state, command.of, command.facts, given);
    case 'screen':
      return screen(state, command.of, command.facts, given);
    case 'endorse':
      return endorse(state, command.of, command.facts, given);
    case 'defer':
      return defer(state, command.of, command.facts, given);
    case 'admit':
      return admit(state, command.facts, given);
    case 'reject':
      return reject(state, command.of, command.facts, given);
    case 'withdraw':
      return withdraw(state, command.facts, given);
    case 'renew':
      return renew(state, command.of, command.facts, given);
    case 'reinstate':
      return reinstate(state, command.of, command.facts, given);
    case 'change-category':
      return changeCategory(state, command.of, command.facts, given);
    case 'resign':
      return resign(state, given);
    case 'suspend':
      return suspend(state, command.of, given);
    case 'lift-suspension':
      return liftSuspension(state, command.of, given);
    case 'expel':
      return expel(state, given);
    case 'reinstate-after-appeal':
      return reinstateAfterAppeal(state, command.of, given);
    case 'dissolve':
      return dissolve(state, given);
    case 'move':
      return move(state, command.facts, given);
    default:
      return unreachable(command);
  }
}
