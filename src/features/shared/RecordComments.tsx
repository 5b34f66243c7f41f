import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { checkComment, LIMITS } from '~/domain/checkCommand'
import type { RecordName } from '~/domain/recordRef'
import type { CommentRow } from '~/domain/work'
import { useMessages } from '~/lib/i18n'
import { useDraft } from '~/session/drafts'
import { whoActs } from '~/session/person'
import { Button } from '~/ui/Button'
import { useFormat } from '~/ui/UiContext'
import { refusalText, useCommand } from './useCommand'
import { usePersonName } from './usePersonName'
import { workMessages } from './workMessages'
import { workQueries } from './workQueries'

/** What people say about a record, oldest first, as a talk is read. */
export function RecordComments({ on }: { on: RecordName }) {
  const t = useMessages(workMessages)
  const { data: comments } = useQuery(workQueries.comments(on))
  return (
    <section className="zg-work">
      <h3>{t('comments')}</h3>
      {comments?.length === 0 && <p className="zg-second">{t('noComments')}</p>}
      {comments !== undefined && comments.length > 0 && (
        <ul className="zg-work-list">
          {comments.map((comment) => (
            <CommentItem key={comment.key} comment={comment} />
          ))}
        </ul>
      )}
      <NewComment on={on} />
    </section>
  )
}

/** So much of a comment names its button. */
const HEAD = 40

function CommentItem({ comment: { key, text, who, at } }: { comment: CommentRow }) {
  const t = useMessages(workMessages)
  const format = useFormat()
  const nameOf = usePersonName()
  const run = useCommand()
  const remove = () => void run({ kind: 'comment.remove', args: { key } }, { done: t('commentRemoved') })
  return (
    <li>
      <div className="zg-work-head">
        <strong>{nameOf(who)}</strong>
        <time className="zg-second zg-small zg-num" dateTime={new Date(at).toISOString()}>
          {format.time(at)}
        </time>
        <span className="zg-grow" />
        <button
          type="button"
          className="zg-link"
          aria-label={t('removeThisComment', { who: nameOf(who), text: text.slice(0, HEAD) })}
          onClick={remove}
        >
          {t('removeComment')}
        </button>
      </div>
      <p className="zg-work-text">{text}</p>
    </li>
  )
}

function NewComment({ on }: { on: RecordName }) {
  const t = useMessages(workMessages)
  const run = useCommand()
  const draft = useDraft(`${on}/comment`, '')
  const comment = () => ({ on, text: draft.text.trim(), at: Date.now(), who: whoActs() })
  const refusal = checkComment(comment())
  const save = async () => {
    if (refusal) return
    const outcome = await run({ kind: 'comment.add', args: { key: crypto.randomUUID(), set: comment() } }, { done: t('commentAdded') })
    if (outcome?.ok) draft.drop()
  }
  return (
    <div className="zg-work-form">
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={LIMITS.note}
        aria-label={t('newComment')}
        placeholder={t('newCommentHint')}
        value={draft.text}
        onChange={({ target }) => draft.set(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save()}
      />
      <div className="zg-row">
        <Button disabledReason={refusal && refusalText(refusal)} hint={t('commentKey')} onClick={() => void save()}>
          {t('addComment')}
        </Button>
      </div>
    </div>
  )
}
