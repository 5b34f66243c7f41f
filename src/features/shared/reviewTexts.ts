import { defineMessages } from '~/lib/i18n'
import type { ReviewCommand, ReviewRule } from '~/domain/reviewCommand'
import type { Sentences } from './sentences'

/** What the history says of buyers' reviews, and why one is refused. */
export const reviewTexts = defineMessages('reviewTexts', {
  zh: {
    'review.import': '从“{{file}}”导入评价：新增 {{added, number}} 条，更新 {{changed, number}} 条',
    'review.reply': '回复了评价：{{reply}}',
    'review.unreply': '撤下了一条评价的回复',
    'review.remove': '删除了 {{count, number}} 条评价',
    'review.stale': '检查之后店里的评价有变动，请重新检查文件。',
    'review.replyLong': '回复最多 {{most, number}} 个字，请缩短。',
  },
  en: {
    'review.import': 'Imported reviews from "{{file}}": {{added, number}} added, {{changed, number}} changed',
    'review.reply': 'Answered a review: {{reply}}',
    'review.unreply': 'Took the reply to a review back',
    'review.remove': 'Removed {{count, number}} reviews',
    'review.remove_one': 'Removed a review',
    'review.stale': 'The reviews of the shop have changed since the check. Check the file again.',
    'review.replyLong': 'A reply has at most {{most, number}} characters. Shorten it.',
  },
} satisfies { zh: Record<ReviewRule | ReviewCommand['kind'] | 'review.unreply', string>; en: Record<string, string> })

/** A line of the history is no place for a whole letter. */
const SHOWN = 60

export const reviewSentences: Sentences<ReviewCommand> = {
  'review.import': ({ args: { fileName, added, changed } }) => ({ facts: { file: fileName, added, changed } }),
  'review.reply': ({ args: { reply } }) => (reply.trim() === '' ? { key: 'review.unreply' } : { facts: { reply: reply.slice(0, SHOWN) } }),
  'review.remove': ({ args: { keys } }) => ({ facts: { count: keys.length } }),
}
