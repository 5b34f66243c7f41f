import { useEffect, useState } from 'react'
import type { Refusal } from '~/domain/command'
import { loadRuleTexts } from '~/features/shared/ruleText'
import { refusalText } from '~/features/shared/useCommand'

/** Why a rule refuses, while somebody types: the words come after the form. */
export function useRuleText(): (refusal: Refusal) => string {
  const [, setReady] = useState(false)
  useEffect(() => void loadRuleTexts().then(() => setReady(true)), [])
  return refusalText
}
