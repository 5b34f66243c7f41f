import { type BatchState as State, batchState, type CouponBatch } from '~/domain/coupon'
import { useMessages } from '~/lib/i18n'
import { Status, type Tone } from '~/ui/Status'
import { couponMessages } from './messages'

const TONES = { notYet: 'waiting', open: 'good', over: 'off', stopped: 'attention' } as const satisfies Record<State, Tone>

export function BatchState({ batch }: { batch: CouponBatch }) {
  const t = useMessages(couponMessages)
  const state = batchState(batch, Date.now())
  return <Status tone={TONES[state]} word={t(`state.${state}`)} />
}
