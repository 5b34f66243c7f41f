import type { PromotionState as State } from '~/domain/promotion/promotion'
import { promotionMessages } from '~/features/promotions/messages'
import { useMessages } from '~/lib/i18n'
import { Status, type Tone } from '~/ui/Status'

/** The one map of a promotion's states to colours; the word always stands beside the dot. */
const TONES = {
  draft: 'off',
  inReview: 'waiting',
  approved: 'waiting',
  scheduled: 'waiting',
  running: 'good',
  paused: 'attention',
  ended: 'off',
  judged: 'off',
} as const satisfies Record<State, Tone>

export function PromotionState({ state }: { state: State }) {
  const t = useMessages(promotionMessages)
  return <Status tone={TONES[state]} word={t(`state.${state}`)} />
}
