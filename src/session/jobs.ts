import { create } from 'zustand'
import type { FileRefusal, ImportDone } from '~/domain/importPlan'
import type { Answer, Progress } from '~/worker/client'

type Restored = Answer<'backup.restore'>

/** What each kind of long work tells while it runs, and at its end. */
interface Kinds {
  import: { progress: Progress<'import.commit'>; done: ImportDone; refusal: FileRefusal }
  demo: { progress: Progress<'demo.create'>; done: undefined; refusal: never }
  backup: { progress: Progress<'backup.make'>; done: Answer<'backup.make'>; refusal: never }
  restore: {
    progress: Progress<'backup.restore'>
    done: Extract<Restored, { ok: true }>['summary']
    refusal: Extract<Restored, { ok: false }>['refusal']
  }
}
export type JobKind = keyof Kinds

export type JobState<K extends JobKind> =
  | { is: 'running'; progress?: Kinds[K]['progress'] }
  | { is: 'done'; done: Kinds[K]['done'] }
  | { is: 'refused'; refusal: Kinds[K]['refusal'] }
  | { is: 'failed'; error: unknown }
  | { is: 'cancelled' }

interface JobOf<K extends JobKind> {
  /** The command's id. */
  id: string
  kind: K
  /** The file that is read or written; the shop's name where there is none. */
  name: string
  state: JobState<K>
  cancel?: () => void
}

export type ImportJob = JobOf<'import'>
export type DemoJob = JobOf<'demo'>
export type BackupJob = JobOf<'backup'>
export type RestoreJob = JobOf<'restore'>
/** Long work under way or just over. It belongs to no screen, so that the user may leave. */
export type Job = ImportJob | DemoJob | BackupJob | RestoreJob

/** Jobs of this tab and shop, newest first. The frame shows the running one in the top bar. */
export const useJobs = create<{ jobs: Job[] }>()(() => ({ jobs: [] }))

/** Starts a job, or says how far it has come: the one with its id is replaced. */
export const putJob = (job: Job): void =>
  useJobs.setState(({ jobs }) => ({
    jobs: jobs.some(({ id }) => id === job.id) ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs],
  }))

export const dropJob = (id: string): void => useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) }))

/** The work under way in this tab, if any: the shop cannot be left meanwhile, because its workers would be ended. */
export const runningJob = (jobs: readonly Job[] = useJobs.getState().jobs): Job | undefined =>
  jobs.find(({ state }) => state.is === 'running')
