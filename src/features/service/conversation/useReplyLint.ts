import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Finding } from '~/domain/compliance/lint'
import type { ruleOf } from '~/domain/compliance/packs'
import type { ReplyLint } from '~/domain/compliance/reply'
import type { TicketChannel } from '~/domain/ticket'
import { lifeQueries } from '~/features/shared/listing/queries'

const PAUSE_MS = 250
const NOTHING: readonly Finding[] = []

interface Rules {
  lintReply: (text: string, options: ReplyLint) => Finding[]
  ruleOf: typeof ruleOf
  mended: (text: string, finding: Finding) => string
}

let rules: Rules | undefined

/** The rules are long: they come when the first answer is written. */
async function loadRules(): Promise<Rules> {
  if (!rules) {
    const [{ lintReply }, packs, { mended }] = await Promise.all([
      import('~/domain/compliance/reply'),
      import('~/domain/compliance/packs'),
      import('~/domain/compliance/lint'),
    ])
    rules = { lintReply, ruleOf: packs.ruleOf, mended }
  }
  return rules
}

export interface LintedReply {
  findings: readonly Finding[]
  rules: Rules | undefined
  /** What is found in the text as it is now. */
  lintNow: (text: string) => Promise<readonly Finding[]>
}

/** What an answer had better not say, looked at in the pauses of typing. `on`: it is for the customer. */
export function useReplyLint(text: string, channel: TicketChannel, on: boolean): LintedReply {
  const { data } = useQuery({ ...lifeQueries.lint(), enabled: on, throwOnError: false })
  const [found, setFound] = useState<{ text: string; findings: readonly Finding[] }>({ text: '', findings: NOTHING })
  const isBlank = text.trim() === ''
  const options: ReplyLint = { packs: data?.packs ?? [], channel, accepted: data?.accepted }
  useEffect(() => {
    if (!on || isBlank) return
    let isStill = true
    const look = async () => {
      const { lintReply } = await loadRules()
      if (isStill) setFound({ text, findings: lintReply(text, { packs: data?.packs ?? [], channel, accepted: data?.accepted }) })
    }
    const timer = setTimeout(() => void look(), PAUSE_MS)
    return () => {
      isStill = false
      clearTimeout(timer)
    }
  }, [text, channel, on, isBlank, data])
  return {
    // Places in another text would underline the wrong words.
    findings: on && !isBlank && found.text === text ? found.findings : NOTHING,
    rules,
    lintNow: async (now) => (on ? (await loadRules()).lintReply(now, options) : NOTHING),
  }
}
