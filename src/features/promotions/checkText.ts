import type { CheckAnswer } from '~/domain/promotion/feasibility'
import { translateFacts } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import { feasibilityMessages } from './feasibilityMessages'

const t = translateFacts(feasibilityMessages)

/** What a check of the board found, as one sentence. */
export function checkSentence(answer: CheckAnswer, format: Format): string {
  const { check, facts } = answer
  if (check !== 'margin') return sentence(answer)
  const { line = 0, lowest, unknown = 0 } = facts
  if (answer.why === 'fine' && unknown > 0) return t('margin.fineUnknown', facts)
  return t(`margin.${answer.why}`, {
    ...facts,
    line: format.percent(line, 0),
    lowest: lowest === undefined ? '–' : format.percent(lowest, 1),
  })
}

function sentence(answer: Exclude<CheckAnswer, { check: 'margin' }>): string {
  const { facts } = answer
  switch (answer.check) {
    case 'stock':
      return t(`stock.${answer.why}`, facts)
    case 'packing':
      return t(`packing.${answer.why}`, facts)
    case 'overlap':
      return t(`overlap.${answer.why}`, facts)
    case 'original':
      return t(`original.${answer.why}`, facts)
    case 'terms':
      return t(`terms.${answer.why}`, facts)
    case 'words':
      return t(`words.${answer.why}`, facts)
  }
}
