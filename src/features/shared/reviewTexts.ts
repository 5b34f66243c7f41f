import { defineMessages } from '~/lib/i18n'
import type { ReviewCommand, ReviewRule } from '~/domain/reviewCommand'
import type { Sentences } from './sentences'

/** What the history says of buyers' reviews, and why one is refused. */
export const reviewTexts = defineMessages('reviewTexts', {
  zh: {
    'review.add': '从“{{source}}”导入了 {{count, number}} 条评价',
    'review.reply': '回复了评价：{{reply}}',
    'review.unreply': '撤下了一条评价的回复',
    'review.remove': '删除了 {{count, number}} 条评价',
    'review.rating': '评分是 {{rating}}，应为 1 到 5 的整数。',
    'review.long': '评价最多 {{most, number}} 个字。',
    'review.replyLong': '回复最多 {{most, number}} 个字，请缩短。',
  },
  en: {
    'review.add': 'Brought {{count, number}} reviews in from "{{source}}"',
    'review.add_one': 'Brought a review in from "{{source}}"',
    'review.reply': 'Answered a review: {{reply}}',
    'review.unreply': 'Took the reply to a review back',
    'review.remove': 'Removed {{count, number}} reviews',
    'review.remove_one': 'Removed a review',
    'review.rating': 'The rating is {{rating}}. It has to be a whole number from 1 to 5.',
    'review.long': 'A review has at most {{most, number}} characters.',
    'review.replyLong': 'A reply has at most {{most, number}} characters. Shorten it.',
  },
} satisfies { zh: Record<ReviewRule | ReviewCommand['kind'] | 'review.unreply', string>; en: Record<string, string> })

/** A line of the history is no place for a whole letter. */
const SHOWN = 60

export const reviewSentences: Sentences<ReviewCommand> = {
  'review.add': ({ args: { source, reviews } }) => ({ facts: { source, count: reviews.length } }),
  'review.reply': ({ args: { reply } }) => (reply.trim() === '' ? { key: 'review.unreply' } : { facts: { reply: reply.slice(0, SHOWN) } }),
  'review.remove': ({ args: { keys } }) => ({ facts: { count: keys.length } }),
}
