/** Why a vault is not moved. Services open it where they did, or the move is to be run again; the message says which. */
export class MoveRefused extends Error {
  override readonly name = 'MoveRefused';
}
