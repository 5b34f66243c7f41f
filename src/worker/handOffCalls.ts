import type { HandOff } from '~/domain/handOff'
import type { Instant } from '~/lib/zone'
import type { CallContext } from './protocol'

/** The end of a shift. */
export interface HandOffCalls {
  /** What somebody did since a moment, and what of theirs is open. Texts are masked for those who do not see personal data. */
  'desk.handOff'(args: { person: string; since: Instant }, context: CallContext): Promise<HandOff>
}
