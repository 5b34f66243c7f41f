import { create } from 'zustand'
import { FIRST_PERSON } from '~/domain/person'
import { kept } from '~/lib/keep'
import { type Answer, call, type Progress } from '~/worker/client'
import { type BackupJob, putJob, type RestoreJob, useJobs } from './jobs'
import { shopId } from './shop'
import { addShop, newShopId, setShopEntry, useShops } from './shops'

export type BackupFacts = Answer<'backup.inspect'>
export type BackupSummary = Extract<BackupFacts, { ok: true }>['summary']
export type BackupRefusal = Extract<BackupFacts, { ok: false }>['refusal']
export type BackupProgress = Progress<'backup.make'>

/** A backup file that was chosen, and what became of it. Nothing of it is in any shop yet. */
export interface ChosenBackup {
  file: File
  state: { is: 'reading'; progress?: BackupProgress } | { is: 'read'; facts: BackupFacts } | { is: 'failed'; error: unknown }
}

/** The file that the settings show; it may have been chosen on another screen. */
export const useChosenBackup = create<{ chosen?: ChosenBackup }>()(() => ({}))

let reading: AbortController | undefined

/** Puts the chosen file away, and stops reading it. */
export function putBackupAway(): void {
  reading?.abort()
  useChosenBackup.setState({ chosen: undefined })
}

/** Reads a file to its end, without changing anything. */
export async function lookIntoBackup(file: File): Promise<void> {
  putBackupAway()
  const abort = new AbortController()
  reading = abort
  const tell = (state: ChosenBackup['state']) => abort.signal.aborted || useChosenBackup.setState({ chosen: { file, state } })
  tell({ is: 'reading' })
  try {
    const facts = await call(
      'backup.inspect',
      { file },
      { signal: abort.signal, onProgress: (progress) => tell({ is: 'reading', progress }) },
    )
    tell({ is: 'read', facts })
  } catch (error) {
    tell({ is: 'failed', error })
  }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

type Common = { is: 'running'; progress?: BackupProgress } | { is: 'cancelled' } | { is: 'failed'; error: unknown }

/** Runs long work as a job of this tab; its end is told in the job, whatever it is. */
async function asJob<State>(
  put: (id: string, state: State | Common, cancel: () => void) => void,
  run: (id: string, signal: AbortSignal, tell: (progress: BackupProgress) => void) => Promise<State>,
): Promise<void> {
  const id = crypto.randomUUID()
  const abort = new AbortController()
  const tell = (state: State | Common) => put(id, state, () => abort.abort())
  // One at a time: what came of the last is told no more.
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter(({ kind }) => kind !== 'backup' && kind !== 'restore') }))
  tell({ is: 'running' })
  try {
    tell(await run(id, abort.signal, (progress) => tell({ is: 'running', progress })))
  } catch (error) {
    tell(isAbort(error) ? { is: 'cancelled' } : { is: 'failed', error })
  }
}

/** Takes a backup of the open shop. It counts as taken, and is journalled, once `save` has it where it is to be. */
export async function takeBackup(fileName: string, save: (blob: Blob, signal: AbortSignal) => Promise<void>): Promise<void> {
  const shop = shopId()
  const put = (id: string, state: BackupJob['state'], cancel: () => void) => putJob({ kind: 'backup', name: fileName, id, state, cancel })
  await asJob<BackupJob['state']>(put, async (id, signal, onProgress) => {
    const done = await call('backup.make', {}, { signal, onProgress })
    await save(done.blob, signal)
    const { bytes, takenAt, version } = done.summary
    await call('execute', { command: { id, kind: 'backup.made', args: { fileName, bytes } } })
    // The journal's line is a commit of its own, and no change that the backup lacks.
    setShopEntry(shop, { backup: { fileName, at: takenAt, version: version + 1 } })
    return { is: 'done', done }
  })
}

/** A shop that is being restored stands here until it is on the list: a tab that is closed meanwhile leaves it to be taken away. */
export const RESTORING = 'zhanggui:restoring'

/** Restores the chosen backup into a new shop. The new shop's id, once it is verified and on the list; undefined where nothing came of it. */
export async function restoreBackup(): Promise<string | undefined> {
  const { chosen } = useChosenBackup.getState()
  if (chosen?.state.is !== 'read' || !chosen.state.facts.ok) return undefined
  const { file } = chosen
  const shop = newShopId('own')
  const put = (id: string, state: RestoreJob['state'], cancel: () => void) =>
    putJob({ kind: 'restore', name: file.name, id, state, cancel })
  let restored: string | undefined
  await navigator.locks.request(RESTORING, () =>
    asJob<RestoreJob['state']>(put, async (commandId, signal, onProgress) => {
      kept.setItem(RESTORING, shop)
      const outcome = await call('backup.restore', { file, fileName: file.name, shop, commandId }, { signal, onProgress })
      kept.removeItem(RESTORING)
      if (!outcome.ok) return { is: 'refused', refusal: outcome.refusal }
      const { shop: name, demo, takenAt, orders, version } = outcome.summary
      const known = { version: version + 1, orders }
      const backup = { fileName: file.name, at: takenAt, version: version + 1 }
      addShop({ id: shop, name, kind: demo ? 'demo' : 'own', createdAt: Date.now(), known, backup })
      restored = shop
      return { is: 'done', done: outcome.summary }
    }),
  )
  if (restored !== undefined) putBackupAway()
  return restored
}

/** Takes away what a closed tab has left of a restore. */
export async function tidyRestores(): Promise<void> {
  await navigator.locks.request(RESTORING, { ifAvailable: true }, async (lock) => {
    const shop = kept.getItem(RESTORING)
    if (!lock || shop === null) return
    if (!useShops.getState().shops.some(({ id }) => id === shop)) await call('shop.delete', { shop, who: FIRST_PERSON })
    kept.removeItem(RESTORING)
  })
}
