import type { HomeSource } from './source'

/** Open tasks of the viewer, and those of nobody that are due. */
export const findTasks: HomeSource = async ({ db, viewer: { who, soon } }) => {
  const open = await db.tasks.filter(({ doneAt }) => doneAt === undefined).toArray()
  return open
    .filter(({ assignee, dueAt }) => assignee === who || (assignee === undefined && dueAt !== undefined && dueAt <= soon))
    .map(({ key, title, on, assignee, dueAt, createdAt, createdBy }) => ({
      id: `task/${key}`,
      kind: 'task' as const,
      ...(on === undefined ? {} : { on }),
      ...(assignee === undefined ? {} : { assignee }),
      ...(dueAt === undefined ? {} : { dueAt }),
      press: 0.5,
      facts: { title, createdAt, createdBy },
    }))
}
