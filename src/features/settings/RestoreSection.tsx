import { useRef } from 'react'
import { useShopDoors } from '~/features/shared/useShopDoors'
import { useMessages, type Translate } from '~/lib/i18n'
import {
  type BackupRefusal,
  type BackupSummary,
  type ChosenBackup,
  lookIntoBackup,
  putBackupAway,
  restoreBackup,
  useChosenBackup,
} from '~/session/backup'
import { type RestoreJob, runningJob, useJobs } from '~/session/jobs'
import { Button } from '~/ui/Button'
import { Facts } from '~/ui/Facts'
import type { Format } from '~/ui/format'
import { showToast } from '~/ui/Toast'
import { useFormat } from '~/ui/UiContext'
import { backUpMessages } from '~/features/shared/backUpMessages'
import { BACKUP_SUFFIX } from '~/features/shared/backupFile'
import { backupMessages } from './backupMessages'
import { JobProgress } from './JobProgress'

/** A backup file: what is in it, then a new shop made of it. */
export function RestoreSection() {
  const t = useMessages(backupMessages)
  const words = useMessages(backUpMessages)
  const { chosen } = useChosenBackup()
  const job = useJobs(({ jobs }) => jobs.find((each): each is RestoreJob => each.kind === 'restore'))
  const busy = useJobs(({ jobs }) => runningJob(jobs))
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <h3>{t('restoreTitle')}</h3>
      <p className="zg-second">{t('restoreHint')}</p>
      <input
        ref={input}
        hidden
        type="file"
        accept={BACKUP_SUFFIX}
        data-restore-file
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) void lookIntoBackup(file)
          target.value = ''
        }}
      />
      {chosen && <Chosen chosen={chosen} />}
      {job && <Outcome job={job} />}
      {job?.state.is !== 'running' && (
        <div className="zg-row">
          {chosen?.state.is === 'read' && chosen.state.facts.ok && <RestoreButton summary={chosen.state.facts.summary} />}
          <Button disabledReason={busy && words('busy')} onClick={() => input.current?.click()}>
            {t(chosen ? 'putAway' : 'choose')}
          </Button>
        </div>
      )}
    </>
  )
}

function Chosen({ chosen: { file, state } }: { chosen: ChosenBackup }) {
  const t = useMessages(backupMessages)
  const format = useFormat()
  if (state.is === 'reading')
    return <JobProgress label={t('reading', { file: file.name })} progress={state.progress} onCancel={putBackupAway} />
  if (state.is === 'failed') return <Refused text={t('cannotRead')} />
  if (!state.facts.ok) return <Refused why={state.facts.refusal.why} text={refusalText(state.facts.refusal, t, format)} />
  const { shop, takenAt, orders, lines, bytes, lost } = state.facts.summary
  return (
    <div className="zg-stack-tight" data-backup="read" role="status">
      <Facts
        facts={{
          [t('shop')]: shop || t('noName'),
          [t('takenAt')]: format.time(takenAt),
          [t('orders')]: format.count(orders),
          [t('lines')]: format.count(lines),
          [t('size')]: format.bytes(bytes),
        }}
      />
      <p>{t('whole')}</p>
      {lost > 0 && <p className="zg-warning">{t('withoutFiles', { count: lost })}</p>}
    </div>
  )
}

function RestoreButton({ summary }: { summary: BackupSummary }) {
  const t = useMessages(backupMessages)
  const words = useMessages(backUpMessages)
  const busy = useJobs(({ jobs }) => runningJob(jobs))
  const { enter } = useShopDoors()
  const restore = async () => {
    const id = await restoreBackup()
    if (id === undefined || !(await enter(id))) return
    showToast(t('restored', { shop: summary.shop || t('noName'), count: summary.orders }))
  }
  return (
    <Button type="primary" disabledReason={busy && words('busy')} onClick={() => void restore()}>
      {t('restore')}
    </Button>
  )
}

function Outcome({ job: { state, cancel } }: { job: RestoreJob }) {
  const t = useMessages(backupMessages)
  const format = useFormat()
  if (state.is === 'running')
    return (
      <JobProgress
        label={t(state.progress?.phase === 'verifying' ? 'verifying' : 'restoring')}
        progress={state.progress}
        onCancel={cancel}
      />
    )
  if (state.is === 'refused') return <Refused why={state.refusal.why} text={refusalText(state.refusal, t, format)} />
  if (state.is === 'failed') return <Refused text={t('restoreFailed')} />
  return state.is === 'cancelled' ? <p role="status">{t('restoreCancelled')}</p> : null
}

function Refused({ why, text }: { why?: string; text: string }) {
  const t = useMessages(backupMessages)
  return (
    <p className="zg-warning" role="alert" data-refusal={why}>
      {text} {why !== undefined && t('nothingChanged')}
    </p>
  )
}

/** Why a file is not restored, and what to do. */
function refusalText(refusal: BackupRefusal, t: Translate<(typeof backupMessages)['zh']>, format: Format): string {
  if (refusal.why !== 'noRoom') return t(refusal.why)
  return t('noRoom', { need: format.bytes(refusal.need), free: format.bytes(refusal.free) })
}
