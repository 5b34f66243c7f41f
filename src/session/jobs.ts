import { create } from 'zustand'
import type { ImportDone, ImportProgress, FileRefusal } from '~/domain/importPlan'

/** An import under way or just over. It belongs to no screen, so that the user may leave. */
export interface ImportJob {
  /** The command's id. */
  id: string
  fileName: string
  state:
    | { is: 'running'; progress?: ImportProgress }
    | { is: 'done'; done: ImportDone }
    | { is: 'refused'; refusal: FileRefusal }
    | { is: 'failed'; error: unknown }
    | { is: 'cancelled' }
  cancel: () => void
}

/** Jobs of this tab, newest first. The frame shows the running one in the top bar. */
export const useJobs = create<{ jobs: ImportJob[] }>()(() => ({ jobs: [] }))

export const startJob = (job: ImportJob): void =>
  useJobs.setState(({ jobs }) => ({ jobs: [job, ...jobs.filter(({ id }) => id !== job.id)] }))

export const setJobState = (id: string, state: ImportJob['state']): void =>
  useJobs.setState(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, state } : job)) }))
