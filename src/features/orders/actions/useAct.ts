import { useState } from 'react'
import type { Refusal } from '~/domain/command'
import { type Intent, useCommand } from '~/features/shared/useCommand'
import { useOnePress } from '~/features/shared/useOnePress'

/** How a sheet writes: it closes when it is done, and shows a refusal itself. */
export function useAct(onClose: () => void) {
  const run = useCommand()
  const [refusal, setRefusal] = useState<Refusal>()
  const act = useOnePress(async (intent: Intent, done: string) => {
    const outcome = await run(intent, { done, quiet: true })
    if (outcome?.ok) onClose()
    else if (outcome) setRefusal(outcome.refusal)
    return outcome?.ok ?? false
  })
  return { act, refusal, forget: () => setRefusal(undefined) }
}
