import { GOODS_CONDITIONS, type NeverRule, type PolicyRule } from '~/domain/returns'
import type { returnWords } from '~/features/shared/returnWords'
import type { Translate } from '~/lib/i18n'
import type { Format } from '~/ui/format'
import type { policyMessages } from './policyMessages'

export interface Says {
  t: Translate<(typeof policyMessages)['zh']>
  words: Translate<(typeof returnWords)['zh']>
  format: Pick<Format, 'percent'>
  /** Of a category. */
  nameOf: (key: string) => string
}

const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1)

/** A rule as one reads it. */
export function ruleSentence(
  { categories, reasons, kinds, days, conditions, pays, proof, fee }: PolicyRule,
  { t, words, format, nameOf }: Says,
): string {
  const list = (names: readonly string[]) => names.join(t('list'))
  const either = (names: readonly string[]) =>
    names.length < 2 ? list(names) : t('either', { names: list(names.slice(0, -1)), last: names[names.length - 1] })
  // Only the first begins a sentence.
  const which = (names: readonly string[]) => names.map((name, at) => (at === 0 ? name : small(name)))
  const who = reasons ? list(which(reasons.map((reason) => words(`reason.${reason}`)))) : t('anyReason')
  const any = conditions.length === GOODS_CONDITIONS.length
  const sentence = t('sentence', {
    who: (categories ? t('inCategories', { names: list(categories.map(nameOf)) }) : '') + who,
    count: days,
    kinds: either(kinds.map((kind) => small(words(`kind.${kind}`)))),
    conditions: any ? t('anyCondition') : either(conditions.map((each) => small(words(`condition.${each}`)))),
    pays: t(pays === 'shop' ? 'sentencePaysShop' : 'sentencePaysBuyer'),
    proof: t(proof ? 'sentenceProof' : 'sentenceNoProof'),
  })
  return fee > 0 ? `${sentence} ${t('withFee', { share: format.percent(fee, 0) })}` : sentence
}

/** An exception as one reads it. */
export function neverSentence({ what, categories, skus, tags, unopened }: NeverRule, { t, words, nameOf }: Says): string {
  const list = (names: readonly string[]) => names.join(t('list'))
  const which = [
    ...(tags.length > 0 ? [t('neverTags', { names: list(tags) })] : []),
    ...(categories.length > 0 ? [list(categories.map(nameOf))] : []),
    ...(skus.length > 0 ? [t('neverSkus', { names: list(skus) })] : []),
  ]
  return t('neverSentence', { what: words(`never.${what}`), which: which.join('; ') }) + (unopened ? t('neverUnopened') : '')
}
