/** The title of a task; one of several alike gets its number. Tasks of an agreed order have titles of their own. */
export function pieceTitle(task: {
  title: string;
  position: number;
  taskCount: number;
  agreed: boolean;
}): string {
  return task.taskCount > 1 && !task.agreed ? `${task.title}, no. ${task.position}` : task.title;
}
