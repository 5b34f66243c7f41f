import { useState } from 'react'
import type { SyncStatus } from '~/commerce/connection'
import { errorText } from '~/features/shared/useCommand'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { syncMessages } from './syncMessages'

/** A round now. Not there where a round could not run: the banner says what it waits for. */
export function SyncNow({ status: { state } }: { status: Pick<SyncStatus, 'state'> }) {
  const t = useMessages(syncMessages)
  const [asked, setAsked] = useState(false)
  if (state === 'locked' || state === 'unauthorized' || state === 'paused') return null
  const busy = asked || state === 'running'
  const sync = async () => {
    setAsked(true)
    try {
      await call('sync.now', {})
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    } finally {
      setAsked(false)
    }
  }
  return (
    <Button disabledReason={busy ? t('syncing') : undefined} onClick={() => void sync()}>
      {t(busy ? 'syncing' : 'syncNow')}
    </Button>
  )
}
