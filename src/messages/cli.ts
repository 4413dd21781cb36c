/** What the command line says to people (standard error). */
export const cliWords = {
  usage: `使い方:
  banto init OFFICE --name 事務所名        新しい事務所のフォルダーを作る
  banto restore BACKUP OFFICE             バックアップから新しいフォルダーに復元する
  banto practice OFFICE [--seed N]        練習用の事務所を作る
  banto methods [--json]                  操作の一覧(--json: 入力のJSONスキーマも)
  banto call OFFICE METHOD [JSON|@FILE] [--as 担当者コード] [--out PATH] [--passphrase-file PATH]
                                          保管したパスワードの合言葉は BANTO_PASSPHRASE か --passphrase-file で渡す
終了コード: 0 完了、1 拒否、2 使い方の誤り、3 環境(ディスク、ロック、壊れた帳簿)
`,
  unknownCommand: (command: string) => `「${command}」という命令はありません。`,
  unknownMethod: (method: string) => `「${method}」という操作はありません。banto methods で一覧を見てください。`,
  unknownOption: (option: string) => `「${option}」という指定はありません。`,
  wrongOption: (option: string) => `「${option}」の指定のしかたが正しくありません。`,
  wantsOffice: (command: string) => `banto ${command} には事務所のフォルダーを1つ指定してください。`,
  wantsName: 'banto init には --name で事務所の名前を指定してください。',
  wantsBackup: 'banto restore にはバックアップと新しいフォルダーを指定してください。',
  wantsSeed: 'banto practice の --seed には9桁までの数を指定してください。',
  wantsCall: 'banto call には事務所のフォルダー、操作の名前、入力(JSON)を指定してください。',
  badJson: (place: { line: number; column: number } | null) =>
    `入力がJSONとして読めません${place ? `(${place.line}行目の${place.column}文字目)` : '(途中で切れているか、空です)'}。`,
  noFile: (path: string) => `ファイル「${path}」が読めません。`,
  noDocument: 'この操作は書類を作らないため、--out は使われません。',
  ignoredKeys: (keys: string[]) => `知らない項目を無視しました: ${keys.join('、')}`,
};
