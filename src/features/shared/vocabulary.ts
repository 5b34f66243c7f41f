import { useMemo } from 'react'
import type { OrderState } from '~/domain/orderState'
import type { LineKind, NotSale } from '~/domain/order'
import { useMessages } from '~/lib/i18n'
import type { Tone } from '~/ui/Status'
import { sharedMessages } from './messages'

/** The one map of states to colours; the word always stands beside the dot. */
export const ORDER_STATE_TONES = {
  paid: 'good',
  unpaid: 'waiting',
  cancelled: 'off',
  partlyRefunded: 'attention',
  refunded: 'bad',
  credit: 'bad',
  nonSale: 'off',
} as const satisfies Record<OrderState, Tone>

const KIND_WORDS = {
  sale: 'kindSale',
  gift: 'kindGift',
  postage: 'kindPostage',
  fee: 'kindFee',
  correction: 'kindCorrection',
  total: 'kindTotal',
} as const satisfies Record<LineKind, string>

const REASON_WORDS = {
  quantityNotPositive: 'quantityNotPositive',
  priceZero: 'priceZero',
  priceNegative: 'priceNegative',
  returned: 'returned',
  cancelled: 'cancelledLine',
  test: 'test',
} as const satisfies Record<Exclude<NotSale, ''>, string>

export interface Vocabulary {
  state: (state: OrderState) => string
  kind: (kind: LineKind) => string
  /** Why a line counts as no sale; '' for one that counts. */
  reason: (reason: NotSale) => string
}

/** The words for what an order or a line is, the same on every screen. */
export function useVocabulary(): Vocabulary {
  const t = useMessages(sharedMessages)
  return useMemo(
    () => ({
      state: (state) => t(state),
      kind: (kind) => t(KIND_WORDS[kind]),
      reason: (reason) => (reason === '' ? '' : t(REASON_WORDS[reason])),
    }),
    [t],
  )
}
