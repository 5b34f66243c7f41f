import type { SyncStatus } from '~/commerce/connection'
import { errorText } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { Button } from '~/ui/Button'
import { showToast } from '~/ui/Toast'
import { call } from '~/worker/client'
import { syncMessages } from './syncMessages'

/** Stops syncing, and lets it go on. */
export function Pause({ status: { state } }: { status: Pick<SyncStatus, 'state'> }) {
  const t = useMessages(syncMessages)
  const whyNot = useWhyNot('shop.set')
  if (state === 'locked' || state === 'unauthorized') return null
  const paused = state === 'paused'
  const set = async () => {
    try {
      await call('sync.pause', { paused: !paused })
    } catch (error) {
      showToast(errorText(error), { tone: 'bad' })
    }
  }
  return (
    <Button type={paused ? 'primary' : 'default'} disabledReason={whyNot} onClick={() => void set()}>
      {t(paused ? 'resume' : 'pause')}
    </Button>
  )
}
