import { checkReply } from '~/domain/buyerReview'
import type { ReviewCommand } from '~/domain/reviewCommand'
import type { Deciders } from './deciders'
import { changesAway, changesTo } from './rows'

/** What buyers say of goods. */
export const REVIEW_DECIDERS: Deciders<ReviewCommand> = {
  async 'review.import'() {
    throw new Error('a file of reviews is committed with what its check has found, see importReviews')
  },

  async 'review.reply'(db, { args: { key, reply }, saw }, { who, at }) {
    const review = await db.reviews.get(key)
    if (!review) return { refusal: { why: 'notFound', what: key } }
    const refusal = checkReply(reply)
    if (refusal) return { refusal }
    const now = review.reply ?? ''
    if (now !== saw.reply) return { refusal: { why: 'changedSince', fields: [{ key, field: 'reply', now }] } }
    const text = reply.trim()
    if (text === now) return { changes: [] }
    const set = text === '' ? { repliedAt: undefined, repliedBy: undefined } : { repliedAt: at, repliedBy: who }
    return { changes: changesTo('reviews', key, { ...review }, { reply: text, ...set }) }
  },

  async 'review.remove'(db, { args: { keys } }) {
    const rows = await db.reviews.bulkGet([...new Set(keys)])
    const missing = keys.find((_, i) => rows[i] === undefined)
    if (rows.every((row) => row === undefined) && missing !== undefined) return { refusal: { why: 'notFound', what: missing } }
    return { changes: rows.flatMap((row) => (row ? changesAway('reviews', row.key, { ...row }) : [])) }
  },
}
