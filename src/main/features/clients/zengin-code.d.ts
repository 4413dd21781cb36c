declare module 'zengin-code' {
  const banks: Record<string, { name: string; branches: Record<string, { name: string }> }>;
  export default banks;
}
