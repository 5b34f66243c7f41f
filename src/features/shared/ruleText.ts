import type { Refusal } from '~/domain/command'
import type * as texts from './areaText'

type RuleRefusal = Extract<Refusal, { why: 'rule' }>

/** The words of all areas, which no screen waits for: they come with the first refusal. */
let words: typeof texts | undefined

export async function loadRuleTexts(): Promise<void> {
  words ??= await import('./areaText')
}

/** Why a rule of an area refuses, and what to do; '' before loadRuleTexts has come back. */
export const ruleText = ({ rule, facts }: RuleRefusal): string => words?.ruleText(rule, facts) ?? ''
