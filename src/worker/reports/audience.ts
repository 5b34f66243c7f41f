import { sizeOfAudience } from '~/analytics/audiences'
import { marksOf } from '~/worker/audiences'
import type { RunReport } from '~/worker/reportHandlers'

export const runAudience: RunReport<'audience'> = async (open, { rule }, signal) => {
  const { dataset, marks } = await marksOf(open, rule)
  signal.throwIfAborted()
  return { version: (await open.loaded()).version, ...sizeOfAudience(dataset, marks) }
}
