import type { LineVerdict, PolicyWhy, ReturnPolicy, WindowStart } from '~/domain/returns'
import type { Translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import type { returnWords } from './returnWords'

type T = Translate<(typeof returnWords)['zh']>

/** Why a line is not taken back, in a sentence. */
function whyText(why: PolicyWhy, t: T): string {
  switch (why.why) {
    case 'notPaid':
    case 'noRule':
      return t(`why.${why.why}`)
    case 'units':
      return why.left === 0 ? t('why.none') : t('why.units', { count: why.left })
    case 'window':
      return t('why.window', { days: why.days, over: why.over, since: t(`since.${why.since}`) })
    case 'condition':
      return t('why.condition', {
        condition: inText(t(`condition.${why.condition}`)),
        allowed: why.allowed.map((each) => inText(t(`condition.${each}`))).join(t('listComma')),
      })
    case 'kind':
      return t('why.kind', {
        kind: inText(t(`kind.${why.kind}`)),
        allowed: why.allowed.map((each) => inText(t(`kind.${each}`))).join(t('listComma')),
      })
    case 'never':
      return t(why.unopened ? 'why.neverOpened' : 'why.never', { what: t(`never.${why.what}`) })
  }
}

/** Within a sentence English words begin small; Chinese has no such letters. */
const inText = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1)

interface Judged {
  verdict: LineVerdict
  policy: Pick<ReturnPolicy, 'rules'>
  start?: { of: WindowStart; at: number } | undefined
  t: T
  format: Pick<Format, 'date' | 'percent'>
}

/** What a policy says of a line: yes until when and at whose cost, or no and why. */
export function verdictText({ verdict, policy, start, t, format }: Judged): string[] {
  if (!verdict.ok) return verdict.whys.map((why) => whyText(why, t))
  const rule = policy.rules.find(({ key }) => key === verdict.rule)
  const sure =
    rule && start && verdict.until !== undefined
      ? t('ok', { since: t(`since.${start.of}`), days: rule.days, until: format.date(verdict.until - 1) })
      : t('okOpen')
  return [
    sure,
    t(verdict.pays === 'shop' ? 'paysShop' : 'paysBuyer'),
    ...(verdict.proof ? [t('proof')] : []),
    ...(verdict.fee > 0 ? [t('fee', { share: format.percent(verdict.fee, 0) })] : []),
  ]
}

/** Sentences one after another: Chinese ones stand without a blank between them. */
export const inOneLine = (sentences: readonly string[]): string =>
  sentences.reduce((all, each) => (all === '' || all.endsWith('。') ? all + each : `${all} ${each}`), '')
