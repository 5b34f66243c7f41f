import type { CatalogCommand, CatalogRule } from '~/domain/catalogCommand'
import { defineMessages } from '~/lib/i18n'
import type { Sentences } from './sentences'

/** What the history says of changes to the catalogue, and why one is refused. */
export const catalogMessages = defineMessages('catalog', {
  zh: {
    'catalog.add': '新建了商品“{{name}}”',
    'catalog.set': '修改了商品“{{name}}”',
    'catalog.remove': '删除了 {{count, number}} 个商品',
    'category.set': '修改了类目“{{name}}”',
    'category.remove': '删除了一个类目',
    'catalog.title': '请填写商品标题。',
    'catalog.codeTaken': 'SKU {{sku}} 已经用在“{{title}}”上。换一个编码，或先从那里移除。',
    'catalog.codeTwice': 'SKU {{sku}} 出现了两次。每个规格的编码要不同。',
    'catalog.codeMissing': '有规格没有 SKU 编码，请补上。',
    'catalog.price': 'SKU {{sku}} 的价格或成本不对：应为 0 或更大的数。',
    'catalog.tooManySkus': '一个商品最多 {{most}} 个 SKU，请拆成几个商品。',
    'catalog.notDraft': '“{{title}}”不是草稿，不能删除。可以下架并归档。',
    'category.name': '请填写类目名称。',
    'category.depth': '类目最多 {{most}} 级。',
    'category.loop': '类目不能放进它自己的下级。',
    'category.full': '类目里还有 {{products}} 个商品和 {{children}} 个下级类目，先移走再删除。',
  },
  en: {
    'catalog.add': 'Made the product "{{name}}"',
    'catalog.set': 'Changed the product "{{name}}"',
    'catalog.remove': 'Deleted {{count, number}} products',
    'catalog.remove_one': 'Deleted a product',
    'category.set': 'Changed the category "{{name}}"',
    'category.remove': 'Deleted a category',
    'catalog.title': 'Give the product a title.',
    'catalog.codeTaken': 'SKU {{sku}} stands on "{{title}}" already. Use another code, or remove it there first.',
    'catalog.codeTwice': 'SKU {{sku}} is there twice. Each variant needs a code of its own.',
    'catalog.codeMissing': 'A variant has no SKU code. Fill it in.',
    'catalog.price': 'A price or the cost of {{sku}} is not right: it has to be 0 or more.',
    'catalog.tooManySkus': 'A product holds at most {{most}} SKUs. Split it into several.',
    'catalog.notDraft': '"{{title}}" is no draft and cannot be deleted. Take it off sale and archive it.',
    'category.name': 'Give the category a name.',
    'category.depth': 'Categories have at most {{most}} levels.',
    'category.loop': 'A category cannot lie in one below itself.',
    'category.full': '{{products}} products and {{children}} categories lie in it. Move them first.',
  },
} satisfies { zh: Record<CatalogRule | CatalogCommand['kind'] | 'catalog.add', string>; en: Record<string, string> })

export const catalogSentences: Sentences<CatalogCommand> = {
  'catalog.set': (_, name, { changes }) => ({
    facts: { name },
    ...(changes.some(({ field }) => field === 'createdAt') ? { key: 'catalog.add' } : {}),
  }),
  'catalog.remove': ({ args }) => ({ facts: { count: args.keys.length } }),
  'category.set': (_, name) => ({ facts: { name } }),
  'category.remove': (_, name) => ({ facts: { name } }),
}
