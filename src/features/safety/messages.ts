import { defineMessages } from '~/lib/i18n'

export const safetyMessages = defineMessages('safety', {
  zh: {
    newVersion: '新版本已就绪',
    reload: '重新加载',
    busy: '请等正在进行的工作完成',
    notKept: '浏览器没有答应长期保存：磁盘紧张时它可能清除本店数据。请定期备份（设置 → 备份与恢复）。',
    browserFull:
      '浏览器给本应用的小存储已满：没保存的草稿、偏好和列设置关闭后会丢失，店铺数据不受影响。先保存正在写的内容，再删掉不用的店铺，然后重新加载。',
    allGone: '浏览器清除了本店的数据',
    allGoneOrders: '原来有 {{count, number}} 笔订单，现在这台设备上已经没有了。',
    allGoneNone: '原来的记录现在这台设备上已经没有了。',
    filesGone: '浏览器清除了本店的部分文件',
    filesGoneHint: '部分订单或附件已不在这台设备上。',
    lastBackup: '最近的备份是 {{file}}，备份于 {{time}}。恢复后是一个新的店铺。',
    noBackup: '没有备份。请重新导入原文件，仍在的订单会自动跳过。',
    restore: '选择备份文件',
    importAgain: '重新导入',
    accept: '知道了',
    shopsFound: '找回了这台设备上的 {{count, number}} 家店铺，可在左上角切换。',
  },
  en: {
    newVersion: 'A new version is ready',
    reload: 'Reload',
    busy: 'Wait until the work under way is done',
    notKept:
      'The browser does not promise to keep this shop: it may clear it when the disk is full. Take backups now and then (Settings → Backup and restore).',
    browserFull:
      "The browser's small storage is full: drafts, preferences and column settings are lost when this page is closed; the shop's records are safe. Save what you are writing, delete shops that you no longer need, then reload.",
    allGone: "The browser has cleared this shop's data",
    allGoneOrders: 'There were {{count, number}} orders; they are no longer on this device.',
    allGoneOrders_one: 'There was one order; it is no longer on this device.',
    allGoneNone: 'Its records are no longer on this device.',
    filesGone: "The browser has cleared some of this shop's files",
    filesGoneHint: 'Some orders or attachments are no longer on this device.',
    lastBackup: 'The last backup is {{file}}, taken at {{time}}. Restored, it becomes a new shop.',
    noBackup: 'There is no backup. Import the original files again; orders that are still here are skipped.',
    restore: 'Choose the backup file',
    importAgain: 'Import again',
    accept: 'I have seen it',
    shopsFound: '{{count, number}} shops that lie on this device are on the list again. Switch between them at the top left.',
    shopsFound_one: 'A shop that lies on this device is on the list again. Switch to it at the top left.',
  },
})
