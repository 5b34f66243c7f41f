import { defineMessages } from '~/lib/i18n'

export const exportMessages = defineMessages('listingExport', {
  zh: {
    export: '导出…',
    title: '导出商品',
    hint: '导出的文件可以改完再导回来：对得上的更新，什么都没改就什么都不变。',
    own: '掌柜商品表（全部字段，一行一个 SKU）',
    like: '和“{{name}}”一样的文件（其中 {{count, number}} 个商品）',
    save: '保存文件',
    saved: '已保存 {{file}}',
  },
  en: {
    export: 'Export…',
    title: 'Export products',
    hint: 'Change the file and bring it back by Import: what is found is updated; where nothing was changed, nothing changes.',
    own: 'Our own table: every field, a row a SKU',
    like: 'The kind of file that "{{name}}" was ({{count, number}} products of it)',
    like_one: 'The kind of file that "{{name}}" was (one product of it)',
    save: 'Save the file',
    saved: '{{file}} saved',
  },
})
