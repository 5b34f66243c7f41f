import { useMessages } from '~/lib/i18n'
import { runningJob, useJobs } from '~/session/jobs'
import { takeNewVersion, useNewVersion } from '~/session/offline'
import { Button } from '~/ui/Button'
import { safetyMessages } from './messages'

/** A newer version waits. Nothing is reloaded until the reader says so. */
export function UpdateNotice() {
  const t = useMessages(safetyMessages)
  const { ready } = useNewVersion()
  const busy = useJobs(({ jobs }) => runningJob(jobs))
  if (!ready) return null
  return (
    <div className="zg-update" role="status">
      <span>{t('newVersion')}</span>
      <Button type="link" disabledReason={busy && t('busy')} onClick={takeNewVersion}>
        {t('reload')}
      </Button>
    </div>
  )
}
