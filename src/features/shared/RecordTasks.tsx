import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecordName } from '~/domain/recordRef'
import type { TaskRow } from '~/domain/work'
import { useMessages } from '~/lib/i18n'
import { useFormat } from '~/ui/UiContext'
import { TaskForm } from './TaskForm'
import { useCommand } from './useCommand'
import { usePersonName } from './usePersonName'
import { workMessages } from './workMessages'
import { workQueries } from './workQueries'

/** What is to be done about a record: open tasks first, then a line for one more. */
export function RecordTasks({ on }: { on: RecordName }) {
  const t = useMessages(workMessages)
  const { data } = useQuery(workQueries.tasks(on))
  const tasks = data?.items.toSorted((a, b) => Number(a.doneAt !== undefined) - Number(b.doneAt !== undefined))
  return (
    <section className="zg-work">
      <h3>{t('tasks')}</h3>
      {tasks?.length === 0 && <p className="zg-second">{t('noTasks')}</p>}
      {tasks !== undefined && tasks.length > 0 && (
        <ul className="zg-work-list">
          {tasks.map((task) => (
            <TaskItem key={task.key} task={task} />
          ))}
        </ul>
      )}
      <TaskForm on={on} />
    </section>
  )
}

function TaskItem({ task }: { task: TaskRow }) {
  const t = useMessages(workMessages)
  const run = useCommand()
  const [edited, setEdited] = useState(false)
  const { key, title, doneAt } = task
  const isDone = doneAt !== undefined
  const tick = () =>
    void run(
      { kind: 'task.set', args: { key, set: { doneAt: isDone ? undefined : Date.now() } }, saw: { doneAt } },
      { done: t(isDone ? 'taskOpen' : 'taskDone') },
    )
  if (edited)
    return (
      <li>
        <TaskForm on={task.on} task={task} onEnd={() => setEdited(false)} />
      </li>
    )
  return (
    <li className="zg-task">
      <input type="checkbox" aria-label={t('tick', { title })} checked={isDone} onChange={tick} />
      <div className="zg-grow">
        <p className={isDone ? 'zg-task-done' : undefined}>{title}</p>
        <TaskFacts task={task} />
      </div>
      <button type="button" className="zg-link" aria-label={t('editThisTask', { title })} onClick={() => setEdited(true)}>
        {t('editTask')}
      </button>
    </li>
  )
}

/** Whose it is, and until when. */
function TaskFacts({ task: { assignee, dueAt, doneAt } }: { task: TaskRow }) {
  const t = useMessages(workMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const late = doneAt === undefined && dueAt !== undefined && dueAt < Date.now()
  const when =
    doneAt !== undefined
      ? t('doneOn', { date: format.date(doneAt) })
      : dueAt === undefined
        ? ''
        : t(late ? 'overdue' : 'dueOn', { date: format.date(dueAt) })
  const who = assignee === undefined ? '' : nameOf(assignee)
  if (who === '' && when === '') return null
  return <p className={`zg-small zg-num ${late ? 'zg-task-late' : 'zg-second'}`}>{[who, when].filter((part) => part !== '').join(' · ')}</p>
}
