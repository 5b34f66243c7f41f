import { useState } from 'react'
import { LIMITS } from '~/domain/checkCommand'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { customerPaneMessages } from './messages'

/** Words that the shop files the customer under; each change is saved at once. */
export function TagsOf({ customer, tags }: { customer: string; tags: readonly string[] }) {
  const t = useMessages(customerPaneMessages)
  const run = useCommand()
  const [typed, type] = useState('')
  const whyNot = useWhyNot('customer.edit', ['tags'])
  const save = (next: string[], done: string) =>
    // No tags at all is a field that is not there.
    run(
      {
        kind: 'customer.edit',
        args: { customer, set: { tags: next.length > 0 ? next : undefined } },
        saw: { tags: tags.length > 0 ? [...tags] : undefined },
      },
      { done },
    )
  const add = () => {
    const tag = typed.trim()
    type('')
    if (tag !== '' && !tags.includes(tag)) void save([...tags, tag], t('tagged', { tag }))
  }
  const remove = (tag: string) =>
    void save(
      tags.filter((other) => other !== tag),
      t('untagged', { tag }),
    )
  return (
    <section className="zg-stack-tight">
      <h3>{t('tags')}</h3>
      <div className="zg-row">
        {tags.map((tag) => (
          <span key={tag} className="zg-only">
            {tag}
            {whyNot === undefined && (
              <button type="button" className="zg-icon-button" aria-label={t('removeTag', { tag })} onClick={() => remove(tag)}>
                <CloseIcon />
              </button>
            )}
          </span>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (whyNot === undefined) add()
          }}
        >
          <input
            className="zg-input zg-customer-tag"
            aria-label={t('addTag')}
            placeholder={t('addTag')}
            title={whyNot}
            readOnly={whyNot !== undefined}
            maxLength={LIMITS.category}
            value={typed}
            onChange={({ target }) => type(target.value)}
          />
        </form>
      </div>
    </section>
  )
}
