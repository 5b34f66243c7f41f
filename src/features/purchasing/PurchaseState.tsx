import type { PurchaseState as State } from '~/domain/stock'
import { useMessages } from '~/lib/i18n'
import { Status, type Tone } from '~/ui/Status'
import { buyingMessages } from './buyingMessages'

const TONES: Readonly<Record<State, Tone>> = {
  draft: 'off',
  ordered: 'waiting',
  part: 'attention',
  received: 'good',
  closed: 'off',
  cancelled: 'off',
}

export function PurchaseState({ state }: { state: State }) {
  const t = useMessages(buyingMessages)
  return <Status tone={TONES[state]} word={t(`state.${state}`)} />
}
