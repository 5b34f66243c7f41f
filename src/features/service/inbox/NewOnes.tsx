import { useEffect, useRef, useState } from 'react'
import { useMessages } from '~/lib/i18n'
import { inboxMessages } from './messages'
import type { Queue } from './useQueue'

/** Says how many tickets have come to the view since it was last said. */
export function NewOnes({ queue: { total, list, busy } }: { queue: Queue }) {
  const t = useMessages(inboxMessages)
  const question = JSON.stringify(list.queryKey)
  const last = useRef({ question, total })
  const [said, say] = useState('')
  useEffect(() => {
    if (busy || total === undefined) return
    const before = last.current
    last.current = { question, total }
    if (before.question === question && before.total !== undefined && total > before.total)
      say(t('newOnes', { count: total - before.total }))
  }, [question, total, busy, t])
  return (
    <p className="zg-hidden" role="status" aria-live="polite">
      {said}
    </p>
  )
}
