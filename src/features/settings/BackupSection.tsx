import { useMessages } from '~/lib/i18n'
import { type BackupJob, useJobs } from '~/session/jobs'
import { useShop } from '~/session/shop'
import { useShops } from '~/session/shops'
import { backUp, useWhyNoBackup } from '~/features/shared/backUp'
import { backUpMessages } from '~/features/shared/backUpMessages'
import { Button } from '~/ui/Button'
import { Facts } from '~/ui/Facts'
import { useFormat } from '~/ui/UiContext'
import { backupMessages } from './backupMessages'
import { JobProgress } from './JobProgress'
import { RestoreSection } from './RestoreSection'

/** The last backup, a new one, and the way back. */
export function BackupSection() {
  const t = useMessages(backupMessages)
  return (
    <section id="backup" className="zg-form" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <p className="zg-second">{t('hint')}</p>
      <LastBackup />
      <TakeBackup />
      <RestoreSection />
    </section>
  )
}

function LastBackup() {
  const t = useMessages(backupMessages)
  const format = useFormat()
  const { id, version } = useShop()
  const backup = useShops(({ shops }) => shops.find((shop) => shop.id === id)?.backup)
  const since = backup && Math.max(0, version - backup.version)
  return (
    <Facts
      facts={{
        [t('last')]: backup ? format.time(backup.at) : t('never'),
        [t('since')]: since !== undefined && (since === 0 ? t('sinceNone') : t('sinceCount', { count: since })),
        [t('lastFile')]: backup?.fileName,
      }}
    />
  )
}

function TakeBackup() {
  const t = useMessages(backupMessages)
  const words = useMessages(backUpMessages)
  const reason = useWhyNoBackup()
  const job = useJobs(({ jobs }) => jobs.find((each): each is BackupJob => each.kind === 'backup'))
  return (
    <>
      {job?.state.is === 'running' ? (
        <JobProgress label={t('backingUp')} progress={job.state.progress} onCancel={job.cancel} />
      ) : (
        <div>
          <Button disabledReason={reason} onClick={() => void backUp()}>
            {words('backUp')}
          </Button>
        </div>
      )}
      {job && <Outcome job={job} />}
    </>
  )
}

/** What came of the last press. */
function Outcome({ job: { name, state } }: { job: BackupJob }) {
  const t = useMessages(backupMessages)
  const words = useMessages(backUpMessages)
  const format = useFormat()
  if (state.is === 'failed')
    return (
      <p className="zg-warning" role="alert">
        {words('notSaved')}
      </p>
    )
  if (state.is === 'cancelled') return <p role="status">{t('cancelled')}</p>
  if (state.is !== 'done') return null
  const { bytes, lost } = state.done.summary
  return (
    <div role="status" data-backup="done">
      <p>{words('backedUp', { file: name, size: format.bytes(bytes) })}</p>
      {lost > 0 && <p className="zg-warning">{t('lostFiles', { count: lost })}</p>}
    </div>
  )
}
