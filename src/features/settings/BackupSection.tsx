import { useMessages } from '~/lib/i18n'
import { takeBackup } from '~/session/backup'
import { type BackupJob, runningJob, useJobs } from '~/session/jobs'
import { useShop } from '~/session/shop'
import { useShops } from '~/session/shops'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { Button } from '~/ui/Button'
import { Facts } from '~/ui/Facts'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { askWhereToSave, backupName } from './backupFile'
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
  const { name, zone, version } = useShop()
  const mayNot = useWhyNot('backup.made')
  const busy = useJobs(({ jobs }) => runningJob(jobs))
  const job = useJobs(({ jobs }) => jobs.find((each): each is BackupJob => each.kind === 'backup'))
  const reason = mayNot ?? (busy ? t('busy') : version === 0 ? t('nothingYet') : undefined)
  const backUp = async () => {
    try {
      const place = await askWhereToSave(backupName(name, Date.now(), zone))
      if (place) await takeBackup(place.fileName, place.save)
    } catch {
      showToast(t('notSaved'), { tone: 'bad' })
    }
  }
  return (
    <>
      {job?.state.is === 'running' ? (
        <JobProgress label={t('backingUp')} progress={job.state.progress} onCancel={job.cancel} />
      ) : (
        <div>
          <Button disabledReason={reason} onClick={() => void backUp()}>
            {t('backUp')}
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
  const format = useFormat()
  if (state.is === 'failed')
    return (
      <p className="zg-warning" role="alert">
        {t('notSaved')}
      </p>
    )
  if (state.is === 'cancelled') return <p role="status">{t('cancelled')}</p>
  if (state.is !== 'done') return null
  const { bytes, lost } = state.done.summary
  return (
    <div role="status" data-backup="done">
      <p>{t('backedUp', { file: name, size: format.bytes(bytes) })}</p>
      {lost > 0 && <p className="zg-warning">{t('lostFiles', { count: lost })}</p>}
    </div>
  )
}
