import type { RecordName } from '~/domain/recordRef'
import { RecordComments } from './RecordComments'
import { RecordFiles } from './RecordFiles'
import { RecordTasks } from './RecordTasks'
import './work.css'

/** What people have to do and to say about a record, and the files that they keep with it. A part of its details. */
export function RecordWork({ on }: { on: RecordName }) {
  return (
    <>
      <RecordTasks key={`${on}/tasks`} on={on} />
      <RecordComments key={`${on}/comments`} on={on} />
      <RecordFiles key={`${on}/files`} on={on} />
    </>
  )
}
