import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conflict, Settling } from '~/commerce/connection'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { shopId } from '~/session/shop'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { fieldText } from './conflictField'
import { conflictMessages } from './messages'

export interface Settle {
  /** Keys of conflicts that are being decided; they are off the list at once. */
  busy: ReadonlySet<string>
  settle: (conflicts: readonly Conflict[], settling: Settling, done?: string) => Promise<void>
}

const SAID = { mine: 'tookMine', theirs: 'tookTheirs', merged: 'tookMerged' } as const

/** Decides conflicts, and says what came of it. */
export function useSettle(): Settle {
  const t = useMessages(conflictMessages)
  const client = useQueryClient()
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const settle: Settle['settle'] = async (conflicts, settling, done) => {
    const keys = conflicts.map(({ key }) => key)
    setBusy((now) => new Set([...now, ...keys]))
    const { gone, errors } = await settleEach(keys, settling)
    await client.invalidateQueries({ queryKey: [shopId(), 'sync'] })
    setBusy((now) => new Set([...now].filter((key) => !keys.includes(key))))
    if (errors.length > 0) showToast(keys.length > 1 ? t('someFailed', { count: errors.length }) : errorText(errors[0]), { tone: 'bad' })
    else if (gone === keys.length) showToast(t('wasDecided'))
    else if (keys.length > 1) showToast(t('decidedMany', { count: keys.length - gone }))
    else showToast(done ?? t(SAID[settling.take], { field: fieldText(conflicts[0]) }))
  }
  return { busy, settle }
}

async function settleEach(keys: readonly string[], settling: Settling): Promise<{ gone: number; errors: unknown[] }> {
  let gone = 0
  const errors: unknown[] = []
  for (const key of keys) {
    try {
      if (!(await call('sync.settle', { key, settling }))) gone++
    } catch (error) {
      errors.push(error)
    }
  }
  return { gone, errors }
}
