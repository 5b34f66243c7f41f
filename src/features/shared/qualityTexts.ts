import type { QualityCommand, QualityRule } from '~/domain/qualityCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

type Key = QualityRule | QualityCommand['kind'] | 'quality.open.claim'

/** What the history says of goods that go wrong, and why something does not follow. */
export const qualityTexts = defineMessages('qualityTexts', {
  zh: {
    'quality.open': '为 {{what}} 立了质量问题',
    'quality.open.claim': '就 {{what}} 向供应商索赔',
    'quality.set': '修改了质量问题',
    'quality.close': '结案质量问题：{{outcome}}',
    'quality.taken': '这里已有一个未结案的质量问题，请在那里继续。',
    'quality.noProof': '没有可以依据的数字。请换个时间段再试。',
    'quality.closed': '这个质量问题已经结案。',
    'quality.noOutcome': '请写下结果。',
    'quality.claim': '索赔金额要是不小于 0 的数。',
    'quality.mended': '改好的日子要在发现之后、今天之前。',
  },
  en: {
    'quality.open': 'Opened a quality case on {{what}}',
    'quality.open.claim': 'Claimed {{what}} from the supplier',
    'quality.set': 'Changed a quality case',
    'quality.close': 'Closed a quality case: {{outcome}}',
    'quality.taken': 'There is an open case of this already. Go on there.',
    'quality.noProof': 'There are no figures to go by. Choose other days.',
    'quality.closed': 'This case is closed.',
    'quality.noOutcome': 'Write down what came of it.',
    'quality.claim': 'The amounts of a claim are not below zero.',
    'quality.mended': 'It can only have been mended after it was found, and not after today.',
  },
} satisfies { zh: Record<Key, string>; en: Record<Key, string> })

export const qualitySentences: Sentences<QualityCommand> = {
  'quality.open': ({ args: { found } }) => ({
    ...(found.claim ? { key: 'quality.open.claim' } : {}),
    facts: { what: found.sku === '' ? found.of : found.sku },
  }),
  'quality.set': () => ({}),
  'quality.close': ({ args: { outcome } }) => ({ facts: { outcome } }),
}
