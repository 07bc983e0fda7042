COPY people TO 'out.csv'
