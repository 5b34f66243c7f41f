import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { LIMITS } from '~/domain/checkCommand'
import { useMessages } from '~/lib/i18n'
import { CloseIcon } from '~/ui/icons'
import { showToast } from '~/ui/Toast'
import { useCommand } from '~/features/shared/useCommand'
import { useWhyNot } from '~/features/shared/useWhyNot'
import { customerMessages } from './messages'
import { customerQueries } from './queries'
import './customers.css'

/** Words that the shop files a customer under; each change is saved at once. */
export function CustomerTags({ customer, tags }: { customer: string; tags: readonly string[] }) {
  const t = useMessages(customerMessages)
  const run = useCommand()
  const known = useId()
  const [typed, type] = useState('')
  const whyNot = useWhyNot('customer.edit', ['tags'])
  const { data: facets } = useQuery(customerQueries.facets())
  const others = (facets?.values.tag ?? []).filter(({ value }) => !tags.includes(value))
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
  const add = async () => {
    const tag = typed.trim()
    if (tag === '') return
    if (tags.includes(tag)) showToast(t('tagKnown', { tag }))
    else await save([...tags, tag], t('tagAdded', { tag }))
    type('')
  }
  return (
    <section className="zg-stack-tight">
      <h3>{t('tags')}</h3>
      <div className="zg-row">
        {tags.map((tag) => (
          <span key={tag} className="zg-only">
            {tag}
            <button
              type="button"
              className="zg-icon-button"
              aria-label={t('tagRemove', { tag })}
              aria-disabled={whyNot !== undefined || undefined}
              title={whyNot}
              onClick={() =>
                whyNot === undefined &&
                void save(
                  tags.filter((other) => other !== tag),
                  t('tagRemoved', { tag }),
                )
              }
            >
              <CloseIcon />
            </button>
          </span>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (whyNot === undefined) void add()
          }}
        >
          <input
            className="zg-input zg-tag-input"
            aria-label={t('tagAdd')}
            placeholder={t('tagAdd')}
            title={whyNot ?? t('tagHint')}
            readOnly={whyNot !== undefined}
            list={known}
            maxLength={LIMITS.category}
            value={typed}
            onChange={({ target }) => type(target.value)}
          />
          <datalist id={known}>
            {others.map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </form>
      </div>
    </section>
  )
}
