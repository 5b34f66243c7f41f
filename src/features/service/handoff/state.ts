import type { RecordName } from '~/domain/recordRef'
import { defineUrlState, oneOf, text } from '~/lib/urlState'

/** Hours ago at which the shift began. */
export const SINCE = ['8', '12', '24', '72'] as const

/** `of`: whose shift, '' one's own; `to`: who goes on. */
export const handOffState = defineUrlState({ since: oneOf(SINCE, '8'), to: text(), of: text() })

/** Where notes of shifts are kept, as comments. */
export const HAND_OFF: RecordName = 'shop/handoff'
