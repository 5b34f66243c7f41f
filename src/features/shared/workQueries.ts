import { queryOptions } from '@tanstack/react-query'
import type { RecordName } from '~/domain/recordRef'
import { shopId } from '~/session/shop'
import { call } from '~/worker/client'

/** Tasks, comments and attachments of one record. */
export const workQueries = {
  tasks: (on: RecordName) =>
    queryOptions({
      queryKey: [shopId(), 'tasks', on],
      queryFn: ({ signal }) => call('tasks.list', { query: { on } }, { signal }),
    }),
  comments: (on: RecordName) =>
    queryOptions({ queryKey: [shopId(), 'comments', on], queryFn: ({ signal }) => call('comments.list', { on }, { signal }) }),
  files: (on: RecordName) =>
    queryOptions({ queryKey: [shopId(), 'attachments', on], queryFn: ({ signal }) => call('attachments.list', { on }, { signal }) }),
  file: (key: string) =>
    queryOptions({
      queryKey: [shopId(), 'attachments', 'file', key],
      queryFn: ({ signal }) => call('attachments.read', { key }, { signal }),
    }),
}
