import { translate, useMessages } from '~/lib/i18n'
import { takeBackup } from '~/session/backup'
import { runningJob, useJobs } from '~/session/jobs'
import { useShop } from '~/session/shop'
import { showToast } from '~/ui/Toast'
import { askWhereToSave, backupName } from './backupFile'
import { backUpMessages } from './backUpMessages'
import { formatNow } from './formatNow'
import { useWhyNot } from './useWhyNot'

const t = translate(backUpMessages)

/** Asks where to and takes a backup of the open shop, as a job of the tab that tells how it goes. Has to be called from a press. */
export async function backUp(): Promise<void> {
  const { name, zone } = useShop.getState()
  try {
    const place = await askWhereToSave(backupName(name, Date.now(), zone))
    if (place) await takeBackup(place.fileName, place.save)
  } catch {
    showToast(t('notSaved'), { tone: 'bad' })
  }
}

/** As backUp, from a screen that does not show the job: its end is said in a toast. */
export async function backUpHere(): Promise<void> {
  const { jobs: before } = useJobs.getState()
  await backUp()
  const job = useJobs.getState().jobs.find(({ kind, id }) => kind === 'backup' && before.every((other) => other.id !== id))
  if (job?.kind !== 'backup') return
  if (job.state.is === 'done') showToast(t('backedUp', { file: job.name, size: formatNow().bytes(job.state.done.summary.bytes) }))
  if (job.state.is === 'failed') showToast(t('notSaved'), { tone: 'bad' })
}

/** Why no backup can be taken now; undefined where it can. */
export function useWhyNoBackup(): string | undefined {
  const words = useMessages(backUpMessages)
  const mayNot = useWhyNot('backup.made')
  const busy = useJobs(({ jobs }) => runningJob(jobs) !== undefined)
  const empty = useShop(({ version }) => version === 0)
  return mayNot ?? (busy ? words('busy') : empty ? words('nothingYet') : undefined)
}
